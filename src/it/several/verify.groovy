import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrades = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades

assert upgrades*.verdict == ['blocked', 'unknown', 'unknown', 'allowed']
assert upgrades*.findings*.rule == [['step-minor'], ['target-unlisted'], ['version-unreadable'], ['first-installation']]
assert log.contains('4 upgrades checked: 1 allowed, 0 accepted, 1 blocked, 2 unknown')
['skip', 'typo', 'floating', 'new'].each { id ->
    assert log.readLines().count { it =~ /^\[ERROR\]   ${id} \S+ (→|->) \S+ +(allowed|blocked|unknown)/ } == 1
}
assert !log.contains('\tat io.github.upgradeguard')
