import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def diagnosis = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/diagnosis.json'))

assert diagnosis.format == 1
assert diagnosis.recognised*.id == ['rethink-tables']
assert diagnosis.recognised[0].lines == [3, 5, 6]
assert diagnosis.recognised[0].steps.size() == 4
assert diagnosis.recognised[0].steps[3].endsWith('docker/dtr:2.2.5 upgrade')
assert diagnosis.recognised[0].title
assert log.contains('docker-dtr: 1 known failure recognised in upgrade.log (6 lines)')
assert log =~ /found +line 3: Failed to replace containers (…|\.\.\.) failed to wait for rethink to be healthy/
assert log =~ /way out +1\. restart one of the nodes that run DTR/
assert log =~ /tried on +2\.1\.4 (→|->) 2\.2\.4, 2\.2\.4 (→|->) 2\.2\.5 \(this very hop\)/

// The same from standard input, which the invoker has none of.
def piped = new ProcessBuilder(
    "$mavenHome/bin/mvn", '-B', '-o', '-s', "$basedir/../interpolated-settings.xml", "-Dmaven.repo.local=$localRepositoryPath",
    "$plugin:diagnose", '-Dupgrade-guard.product=docker-dtr', '-Dupgrade-guard.log=-',
    '-Dupgrade-guard.outputDirectory=target/piped')
    .directory(basedir)
    .redirectInput(new File(basedir, 'upgrade.log'))
    .redirectErrorStream(true)
    .redirectOutput(new File(basedir, 'piped.log'))
    .start()
assert piped.waitFor() == 0 : new File(basedir, 'piped.log').text
assert new File(basedir, 'piped.log').text.contains('recognised in standard input (6 lines)')
def fromPipe = new JsonSlurper().parse(new File(basedir, 'target/piped/diagnosis.json'))
assert fromPipe.recognised[0].lines == [3, 5, 6]
