import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def result = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/migrations.json'))

assert result.from == '1.4.0'
assert result.to == '1.5.0-SNAPSHOT'
assert result.verdict == 'additive'
assert result.changeSets*.id == ['V2__note.sql']
assert log.count('the migrations do not prevent a rolling upgrade') == 2
