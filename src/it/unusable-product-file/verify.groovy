import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def report = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json'))

assert report.upgrades*.id == ['docker-dtr']
assert report.upgrades*.verdict == ['blocked']
assert report.upgrades*.productFile == ['docker-dtr.yaml (built in)']
assert report.mistakes.size() == 2
assert log.contains('docker-dtr 2.1.4')
assert log.contains('skips the 2.2 line; minor versions are taken one at a time')
assert log.contains("acme: upgrades/acme.yaml:3:5: 'setp' is no kind of rule; did you mean 'step'?")
assert log.contains("docker-ucp: upgrades/docker-ucp.yml: the file of 'docker-ucp' is not read under this name; rename it to upgrades/docker-ucp.yaml")
assert log.indexOf('skips the 2.2 line') < log.indexOf("'setp' is no kind of rule")
assert log.contains('MojoExecutionException')
