import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrade = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades[0]

def targetLine = new File(basedir, 'pom.xml').readLines().findIndexOf { it.contains('<target>') } + 1
assert upgrade.current == '2.1.4'
assert upgrade.target == '2.3.3'
assert upgrade.verdict == 'blocked'
assert upgrade.findings*.rule == ['step-minor']
assert upgrade.findings[0].severity == 'error'
assert upgrade.findings[0].message.startsWith('skips the 2.2 line')
assert upgrade.findings[0].source.startsWith('https://github.com/docker/docs/')
assert upgrade.findings[0].file == 'pom.xml'
assert upgrade.findings[0].line == targetLine
assert upgrade.path.collect { [it.from, it.to] } == [['2.1.4', '2.2.11'], ['2.2.11', '2.3.3']]
assert upgrade.path.every { it.rollout == 'rolling' && !it.assumed && it.findings == [] }
assert upgrade.recommendedPath == []
assert upgrade.nearest == null
assert upgrade.unlock == []
assert log =~ /dtr 2\.1\.4 (→|->) 2\.3\.3 is not a supported upgrade/
assert log =~ /step-minor   skips the 2\.2 line; minor versions are taken one at a time/
assert log =~ /safe path    2\.1\.4 (→|->) 2\.2\.11 (→|->) 2\.3\.3/
assert log.contains("now          set <target> to 2.2.11 (pom.xml:${targetLine}), roll it out, then come back for 2.3.3")
assert !log.contains('\tat io.github.upgradeguard')
