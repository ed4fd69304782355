import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains("no upgrade is configured, so nothing was checked; the POM configures upgrades for the execution 'gate': run mvn upgrade-guard:check@gate")
assert log.contains('1 upgrade checked: 1 allowed')
