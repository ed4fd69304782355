import groovy.json.JsonSlurper

def result = { new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/migrations.json')) }
def maven = { String log ->
    new ProcessBuilder(
        "$mavenHome/bin/mvn", '-B', '-o', '-s', "$basedir/../interpolated-settings.xml", "-Dmaven.repo.local=$localRepositoryPath",
        "$plugin:migrations", '-Dupgrade-guard.from=1.4.0', '-Dupgrade-guard.to=1.5.0',
        '-Dupgrade-guard.fromPath=1.4.0', '-Dupgrade-guard.toPath=1.5.0', '-Dupgrade-guard.dbms=postgresql')
        .directory(basedir)
        .redirectErrorStream(true)
        .redirectOutput(new File(basedir, log))
        .start()
        .waitFor()
}

def log = new File(basedir, 'build.log').getText('UTF-8')
def broken = result()
assert broken.format == 1
assert broken.from == '1.4.0'
assert broken.to == '1.5.0'
assert broken.verdict == 'breaking'
assert broken.changeSets*.id == ['V2__note.sql', 'V3__no_mail.sql']
assert broken.changeSets*.verdict == ['additive', 'breaking']
assert broken.changeSets*.author == [null, null]
assert broken.changeSets[0].decision == null
def dropped = broken.changeSets[1]
assert dropped.key == 'db/migration/V3__no_mail.sql'
assert dropped.digest ==~ /[0-9a-f]{64}/
def finding = dropped.findings.find { it.verdict == 'breaking' }
assert finding.table.equalsIgnoreCase('customer')
assert finding.statement.contains('DROP COLUMN mail')
assert finding.file == 'db/migration/V3__no_mail.sql'
assert finding.line == 2
assert log =~ /migrations 1\.4\.0 (→|->) 1\.5\.0: 2 change sets are new: 1 breaking, 1 additive/
assert log.contains('db/migration/V3__no_mail.sql:2: ALTER TABLE customer DROP COLUMN mail')
assert log.contains('stop every instance of 1.4.0 before they run: a full stop')
assert !log.contains('Exception in')

// A person knows better, and says so.
def decisions = new File(basedir, 'migration-decisions.yaml')
decisions.setText("""decisions:
  - change-set: ${dropped.key}
    digest: "${dropped.digest}"
    verdict: additive
    reason: nothing has read it since 1.3.0
    by: ann
    until: 2999-12-31
  - change-set: db/migration/V9__gone.sql
    digest: "${dropped.digest}"
    verdict: lock
    reason: the table is small
    by: ann
    until: 2999-12-31
""", 'UTF-8')
assert maven('decided.log') == 0 : new File(basedir, 'decided.log').text
def decided = result()
assert decided.verdict == 'additive'
assert decided.changeSets*.verdict == ['additive', 'additive']
assert decided.changeSets[1].judged == 'breaking'
assert decided.changeSets[1].decision == [verdict: 'additive', reason: 'nothing has read it since 1.3.0', by: 'ann', until: '2999-12-31']
assert decided.findings*.rule.contains('decision-unused')
def passed = new File(basedir, 'decided.log').getText('UTF-8')
assert passed.contains('2 additive; 1 decided by a person')
assert passed.contains('additive, by ann until 2999-12-31: nothing has read it since 1.3.0 (the files alone: breaking)')
assert passed.contains('the migrations do not prevent a rolling upgrade')

// What was decided of the one content is not decided of another.
new File(basedir, '1.5.0/db/migration/V3__no_mail.sql').append('ALTER TABLE customer DROP COLUMN name;\n', 'UTF-8')
assert maven('void.log') != 0
def revoked = result()
assert revoked.changeSets*.verdict == ['additive', 'breaking']
assert revoked.changeSets[1].decision == null
assert revoked.changeSets[1].findings*.rule.contains('decision-void')
