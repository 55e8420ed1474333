# SPDX-License-Identifier: EPL-2.0
# Sourced by build, ringzero and the scripts in the products: finds a Java that is new enough. Reads the 'release' file that every Java has
# instead of starting a virtual machine, so it costs nothing.

oldest_java=21

# java_version <home>: prints the feature version (21, 25, ...), nothing if there is no Java
java_version() {
    [ -x "$1/bin/$java_tool" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# find_java [javac]: sets java_home and java_feature; JAVA_HOME wins if it is new enough, else the newest in the usual places
find_java() {
    java_tool=${1:-java}
    java_home=${JAVA_HOME:-}
    java_feature=$(java_version "$java_home")
    [ "${java_feature:-0}" -ge $oldest_java ] && return 0
    java_feature=0
    on_path=$(command -v "$java_tool") && on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    on_path=${on_path%/bin/"$java_tool"}
    for home in "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        version=$(java_version "$home")
        if [ "${version:-0}" -ge $oldest_java ] && [ "$version" -gt $java_feature ]; then
            java_home=$home
            java_feature=$version
        fi
    done
    if [ $java_feature -eq 0 ]; then
        echo "Ringzero needs a JDK, version $oldest_java or newer, and finds none in JAVA_HOME, on the PATH or in the usual folders." >&2
        echo "Install one (for example Eclipse Temurin) and set JAVA_HOME to its folder." >&2
        return 1
    fi
}

# java_flags: what keeps newer Java quiet about libraries that reach below it
java_flags() {
    printf %s '--enable-native-access=ALL-UNNAMED'
    [ "$java_feature" -lt 23 ] || printf %s ' --sun-misc-unsafe-memory-access=allow'
}
