def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('nothing was recognised: none of the 2 known failures of gitlab is in upgrade.log (2 lines)')
assert log =~ /known is +background-migrations: /
assert log.contains('empty.log is empty, so nothing could be recognised')
assert log =~ /there is no log .*missing\.log; correct upgrade-guard\.log, or write - for standard input/
assert log.contains('no failure of vertica is known, so none could be recognised; write known-failures:')
// What was said of one log is not left there for the next.
assert !new File(basedir, 'target/upgrade-guard/diagnosis.json').exists()
assert !log.contains('Exception in')
