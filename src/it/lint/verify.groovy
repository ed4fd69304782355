import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def lint = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/lint.json'))

assert lint.format == 1
assert lint.findings*.rule == ['rules-until', 'matches-nothing', 'source-missing', 'unreadable']
assert lint.findings*.severity == ['warning', 'error', 'warning', 'error']
assert lint.findings*.file == ['upgrades/acme.yaml', 'upgrades/acme.yaml', 'upgrades/acme.yaml', 'upgrades/broken.yaml']
assert lint.findings*.line == [1, 5, 6, 3]
assert lint.findings*.column == [1, 5, 5, 5]
assert log.contains("upgrades/acme.yaml:5:5: matches-nothing: '1.3' names no release of the list")
assert log.contains("upgrades/broken.yaml:3:5: unreadable: 'stpe' is no kind of rule; did you mean 'step'?")
assert log =~ /\d\d product files checked: 2 errors, 2 warnings/
assert !log.contains('Exception in')
