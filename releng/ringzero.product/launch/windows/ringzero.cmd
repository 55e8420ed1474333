@echo off
rem SPDX-License-Identifier: EPL-2.0
rem Starts the workbench with the Java of JAVA_HOME, else the one on the PATH; it must be 21 or newer. It cannot start itself again without a
rem window for commands staying open, so it does not offer to.
setlocal
set "java=javaw"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\javaw"
for %%j in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%j"
start "Ringzero" "%java%" -Xmx2g --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -jar "%launcher%" --launcher.noRestart %*
