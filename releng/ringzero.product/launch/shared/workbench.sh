# SPDX-License-Identifier: EPL-2.0
# Sourced by the start scripts of Linux and macOS: does what Eclipse's native launcher does, which is not on Maven Central.

# start_workbench <folder> <Java's flags for this system> [-vm <folder of a JDK>] <Eclipse's arguments>...
start_workbench() {
    folder=$1
    system_flags=$2
    shift 2
    . "$folder/java.sh"
    if [ "${1-}" = -vm ]; then
        JAVA_HOME=$2
        shift 2
    fi
    find_java || return
    # In the background, because else a shell that is told to end would leave Java behind.
    trap 'kill "$workbench" 2>/dev/null' TERM INT HUP
    while :; do
        "$java_home/bin/java" $system_flags -Xmx2g $(java_flags) -Djava.awt.headless=true -jar "$folder"/plugins/org.eclipse.equinox.launcher_*.jar "$@" &
        workbench=$!
        wait "$workbench"
        # 23 and 24 are Eclipse's wish to be started again: File > Restart and File > Switch Workspace, which it remembers
        case $? in 23 | 24) ;; *) return ;; esac
    done
}
