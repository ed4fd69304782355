import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrades = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades

assert upgrades*.verdict == ['blocked', 'blocked']
assert upgrades[0].findings*.rule == ['only']
assert upgrades[0].path*.to == ['1.1.0', '1.2.0']
// The pack's rule stands beside those of the built-in product that it extends.
assert upgrades[1].findings*.rule == ['deny']
assert upgrades[1].findings[0].source == 'https://acme.example/dtr'
assert upgrades[1].findings[0].message.contains('not on our platform')
assert upgrades[1].nearest == '2.2.10'
assert log.contains('2 upgrades checked: 0 allowed, 0 accepted, 2 blocked, 0 unknown')
