import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def verdicts = { file -> new JsonSlurper().parse(new File(basedir, file)).upgrades*.verdict }
def files = { folder -> new File(basedir, folder).list().sort().toList() }

// The goal is on the command line besides.
assert files('target/upgrade-guard') == ['report-default-cli.json', 'report-staging.json', 'report.json']
assert verdicts('target/upgrade-guard/report.json') == ['blocked']
assert verdicts('target/upgrade-guard/report-staging.json') == ['allowed']
assert verdicts('target/upgrade-guard/report-default-cli.json') == ['allowed']
// Two modules write into one folder.
// The goal on the command line asks the same as the one in the POM, so it has been checked before.
assert files('all') == ['report-two.json', 'report.json']
assert verdicts('all/report.json') == ['blocked']
assert verdicts('all/report-two.json') == ['allowed']
