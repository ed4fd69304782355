import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def result = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/migrations.json'))
def verdicts = result.changeSets.collectEntries { [it.id, it.verdict] }

assert result.from == '25.0.6'
assert result.to == '26.0.8'
assert result.verdict == 'breaking'
// Read in the two jars: one set of 25.0.0 is split into four, two files are new.
assert result.changeSets*.id == [
        '25.0.0-28265-index-cleanup-uss-createdon',
        '25.0.0-28265-index-cleanup-uss-preload',
        '25.0.0-28265-index-cleanup-uss-by-usersess',
        '25.0.0-28265-index-cleanup-css-preload',
        '26.0.0-org-alias',
        '26.0.0-org-group',
        '26.0.0-org-indexes',
        '26.0.0-org-group-membership',
        '31296-persist-revoked-access-tokens',
        '31725-index-persist-revoked-access-tokens',
        '26.0.0-idps-for-login',
        '26.0.0-32583-drop-redundant-index-on-client-session',
        '26.0.0.32582-remove-tables-user-session-user-session-note-and-client-session',
        '26.0.0-33201-org-redirect-url',
        '26.0.6-34013']
assert result.changeSets*.author.unique() == ['keycloak']
// ORG.ALIAS and USER_GROUP_MEMBERSHIP.MEMBERSHIP_TYPE take no NULL and have no default, and 25 writes neither.
assert verdicts['26.0.0-org-alias'] == 'breaking'
assert verdicts['26.0.0-org-group-membership'] == 'breaking'
assert verdicts['26.0.0-org-indexes'] == 'lock'
assert verdicts['31296-persist-revoked-access-tokens'] == 'additive'
assert verdicts['31725-index-persist-revoked-access-tokens'] == 'additive'
assert verdicts['26.0.0-33201-org-redirect-url'] == 'additive'
assert verdicts['26.0.6-34013'] == 'additive'
assert result.changeSets.find { it.id == '26.0.0-org-indexes' }.changeTypes == ['createIndex']
assert log =~ /migrations 25\.0\.6 (→|->) 26\.0\.8: 15 change sets are new: /
assert log.contains('stop every instance of 25.0.6 before they run: a full stop')
