import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('no upgrade is configured, so nothing was checked')
assert log.contains('<upgrade><product>docker-dtr</product>')
assert !log.contains('\tat io.github.upgradeguard')
