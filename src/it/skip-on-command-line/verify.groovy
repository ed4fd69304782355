import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('skipped: no upgrade was checked')
// The first build has written one.
assert log.contains('is not a supported upgrade')
assert !new File(basedir, 'target/upgrade-guard/report.json').exists()
