import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrade = { module -> new JsonSlurper().parse(new File(basedir, module + '/sub/target/upgrade-guard/report.json')).upgrades[0] }

['plain', 'with-mvn'].each { module ->
    assert upgrade(module).verdict == 'blocked'
    assert upgrade(module).findings*.source == ["https://${module}.example/dtr"]
    assert upgrade(module).productFile.endsWith('upgrades/docker-dtr.yaml')
    assert log.count("docker-dtr is judged by ${upgrade(module).productFile}, which extends the built-in file") >= 2
}
assert log.count('not on our platform') == 4
