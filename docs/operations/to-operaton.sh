#!/usr/bin/env bash
# Proves the way out: moves a copy of this project to Operaton, the maintained fork, and runs process tests on it.
#   docs/operations/to-operaton.sh            the story of every capability
#   docs/operations/to-operaton.sh all        every test without a browser
#   docs/operations/to-operaton.sh A,B#c      these
# The copy stays where the last line says. Not covered: see docs/decisions/0034-the-life-of-the-engine.md.
set -euo pipefail
operaton=${OPERATON:-1.0.3}
rewrite=org.openrewrite.maven:rewrite-maven-plugin:6.18.0
home=$(cd "$(dirname "$0")/../.." && pwd)
copy=$(mktemp -d)
case ${1:-} in
  '') tests='*ProcessTest,ArchitectureTest,ModelTest,WiringTest,CoverageTest' ;;
  all) tests='*Test,!*JourneyTest' ;;
  *) tests=$1 ;;
esac
build="mvn -B -ntp -q -Dspotless.check.skip -f $copy/pom.xml"

git -C "$home" ls-files -z | (cd "$home" && tar --null --ignore-failed-read -T - -c) | tar -x -C "$copy"
echo "1 of 3: rewriting $copy"
$build $rewrite:runNoFork -Drewrite.configLocation="$home/docs/operations/to-operaton.yml" \
  -Drewrite.activeRecipes=io.closedloop.ToOperaton -Drewrite.exclusions='docs/**,forms/**,processes/**'
mv "$copy/src/main/resources/META-INF/resources/webjars/camunda" "$copy/src/main/resources/META-INF/resources/webjars/operaton"
sed -i "s|<camunda.version>[^<]*<|<camunda.version>$operaton<|" "$copy/pom.xml"

# a mirror may lack the JSON data format of this version, and the parent of an older one: then the jar of that alone, which needs no more
json=operaton-spin-dataformat-json-jackson
get() {
  (cd "$(mktemp -d)" && mvn -B -ntp -q dependency:get -Dtransitive=false -Dartifact="$1") >/dev/null 2>&1
}
if ! get "org.operaton.spin:$json:$operaton"; then
  echo "  $json:$operaton is not to be had here: taking the jar of 1.0.0"
  get "org.operaton.spin:$json:1.0.0" || true
  mvn -B -ntp -q help:evaluate -Dexpression=settings.localRepository -Doutput="$copy/repository" >/dev/null
  jar=$(cat "$copy/repository")/org/operaton/spin/$json/1.0.0/$json-1.0.0.jar
  test -f "$jar"
  sed -i "s|<artifactId>$json</artifactId>|&<version>1.0.0</version><scope>system</scope><systemPath>$jar</systemPath>|" "$copy/pom.xml"
fi
# no test of ours says anything by it so far
if ! get "org.operaton.bpm:operaton-bpm-assert:$operaton" && ! grep -rq 'test\.assertions' "$copy/src"; then
  echo "  operaton-bpm-assert:$operaton is not to be had here: leaving it out"
  perl -0pi -e 's|<dependency>\s*<groupId>org.operaton.bpm</groupId>\s*<artifactId>operaton-bpm-assert<.*?</dependency>||s' "$copy/pom.xml"
fi

echo "2 of 3: compiling, with Error Prone and NullAway"
$build test-compile
echo "3 of 3: testing $tests"
mvn -B -ntp -Dspotless.check.skip -f "$copy/pom.xml" surefire:test -Dtest="$tests" -Dsurefire.failIfNoSpecifiedTests=false \
  | grep -E 'Tests run|ERROR|BUILD'
echo "$copy"
