import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrade = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades[0]
def migrations = upgrade.conditions.find { it.rule == 'rollout-migrations' }
def finding = upgrade.findings.find { it.rule == 'rollout-migrations' }

assert upgrade.verdict == 'blocked'
assert migrations.state == 'failed'
assert finding.severity == 'error'
assert finding.file == 'pom.xml'
assert finding.message.startsWith('cannot be rolled out: 15 change sets are new, of which not all leave 25.0.6 working: ')
assert finding.message.contains('META-INF/jpa-changelog-26.0.0.xml::26.0.0-org-alias::keycloak breaking (')
assert finding.message.contains('takes no NULL and has no default')
assert upgrade.path == []
assert log =~ /sso 25\.0\.6 (→|->) 26\.0\.8 is not a supported upgrade/
assert log =~ /take the demand for rolling back \(pom\.xml:\d+\) and plan a full stop, which is supported/
assert !log.contains('\tat io.github.upgradeguard')
