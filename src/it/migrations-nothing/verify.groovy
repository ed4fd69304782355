def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('no artifacts are given; add -Dupgrade-guard.artifacts=groupId:artifactId (several by commas), or ')
assert log.contains('nothing says which release runs; add -Dupgrade-guard.from=')
assert log.contains('nothing says which release is to come; add -Dupgrade-guard.to=')
// Both versions are told at once, and neither is taken for empty.
assert log =~ /it:no-such-artifact 1 is not to be had: .*no-such-artifact.*; correct the name or the version, or add its repository/
assert log =~ /it:no-such-artifact 2 is not to be had: .*no-such-artifact/
assert log =~ /it:nor-this:schema 1 is not to be had: .*; Maven is offline: run it once without -o, or correct the name/
// Folders without a change log are no migrations that add.
assert !log.contains('do not prevent a rolling upgrade')
assert !log.contains('Exception in')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/upgrade-guard/migrations.json').exists()
