import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def report = { new File(basedir, it + 'target/upgrade-guard/report.json') }

assert new JsonSlurper().parse(report('')).upgrades*.target == ['2.2.5']
assert new JsonSlurper().parse(report('three/')).upgrades*.target == ['2.3.3']
assert !report('one/').exists()
// The second build selects this module alone; the check still runs, and finds the root's product file.
assert new JsonSlurper().parse(report('two/')).upgrades*.target == ['2.2.5']
assert log.count('checked: 1 allowed') == 3
assert log.count('checked before in this build') == 2
