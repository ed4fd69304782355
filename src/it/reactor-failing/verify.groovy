import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def state = { module -> (log =~ /(?m)^\[INFO\] ${module} .*(SUCCESS|FAILURE|SKIPPED)/)[0][1] }
def verdict = { module -> new JsonSlurper().parse(new File(basedir, module + '/target/upgrade-guard/report.json')).upgrades*.verdict }

// What failed in one module fails each further one that has it too.
assert state('one') == 'FAILURE'
assert state('two') == 'FAILURE'
assert log.contains('checked before in this build, in one, as the upgrades are the same; it failed there, and what was found stands there')
assert log.count('skips the 2.2 line; minor versions are taken one at a time') == 1

// The same upgrade with other change logs is another one.
assert state('migrations-one') == 'SUCCESS'
assert state('migrations-two') == 'FAILURE'
assert verdict('migrations-one') == ['allowed']
assert verdict('migrations-two') == ['blocked']
