import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrades = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades

assert upgrades*.id == ['docker-dtr', 'entry']
assert upgrades*.verdict == ['blocked', 'allowed']
assert upgrades[0].findings.find { it.severity == 'error' }.rule == 'enter-major'
assert upgrades[0].path*.to == ['2.0.0', '2.1.0']
assert upgrades[1].findings == []
assert log.contains('2 upgrades checked: 1 allowed, 0 accepted, 1 blocked, 0 unknown')
