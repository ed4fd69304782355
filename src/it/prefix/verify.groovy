import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrade = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades[0]

assert upgrade.verdict == 'blocked'
assert log.contains('check (default-cli)')
