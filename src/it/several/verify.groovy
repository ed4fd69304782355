import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrades = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades

assert upgrades*.verdict == ['blocked', 'unknown', 'unknown', 'allowed', 'unknown']
assert upgrades*.findings*.rule == [['step-minor'], ['rules-until', 'target-unlisted'], ['version-unreadable'], ['first-installation'], ['version-unreadable']]
assert log.contains('5 upgrades checked: 1 allowed, 0 accepted, 1 blocked, 3 unknown')
def line = { text -> new File(basedir, 'pom.xml').readLines().findIndexOf { it.contains(text) } + 1 }
assert upgrades[2].findings[0].line == line('<target>latest')
assert upgrades[4].findings[0].line == line('<current>2.1.x')
['skip', 'typo', 'floating', 'new', 'branch'].each { id ->
    assert log.readLines().count { it =~ /^\[ERROR\]   ${id} \S+ (→|->) \S+ +(allowed|blocked|unknown)/ } == 1
}
assert !log.contains('\tat io.github.upgradeguard')
