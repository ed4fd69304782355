import groovy.json.JsonSlurper

def upgrades = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades

assert upgrades*.product == ['rabbitmq', 'rabbitmq-lab', 'kubernetes']
assert upgrades*.verdict == ['blocked', 'allowed', 'allowed']
assert upgrades[0].findings.findAll { it.severity == 'error' }*.rule == ['deny']
assert upgrades[0].findings.find { it.rule == 'deny' }.message.contains('our plugins need 4.2.1')
