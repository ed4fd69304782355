import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrade = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades[0]

assert upgrade.verdict == 'blocked'
assert upgrade.findings*.rule == ['downgrade']
assert upgrade.findings[0].message.contains('goes down from 2.2.2 to 2.2.1')
assert upgrade.findings[0].source.startsWith('https://')
assert upgrade.path == []
assert upgrade.unlock == ['downgrade']
assert log.contains('keep 2.2.2 running')
