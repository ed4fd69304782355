def log = new File(basedir, 'build.log').getText('UTF-8')
def lines = new File(basedir, 'target/upgrade-guard/runbook.md').readLines('UTF-8')
def targetLine = new File(basedir, 'pom.xml').readLines().findIndexOf { it.contains('<target>') } + 1

assert lines.findAll { it.startsWith('#') } == [
    '# Runbook',
    '## Docker Trusted Registry (docker-dtr): 2.1.4 → 2.3.3',
    '### Before',
    '#### Notes to read',
    '#### Questions',
    '#### Prepare',
    '### Hop 1 of 2: 2.1.4 → 2.2.11, rolling',
    '### Hop 2 of 2: 2.2.11 → 2.3.3, rolling',
    '### After',
    '### If it fails',
    '### Where this is written',
]
assert lines.contains("- [ ] Declare this hop (pom.xml:${targetLine}): current 2.1.4, target 2.2.11. `mvn upgrade-guard:check` passes.".toString())
assert lines.findAll { it.startsWith('  docker pull ') } == ['  docker pull docker/dtr:2.2.11', '  docker pull docker/dtr:2.3.3']
assert lines.contains('  docker run -it --rm docker/dtr:2.3.3 upgrade --ucp-insecure-tls')
assert log =~ /dtr 2\.1\.4 (→|->) 2\.3\.3 is not a supported upgrade/
assert log.contains('what to do by hand is in ')
assert !new File(basedir, 'target/upgrade-guard/report.json').exists()
