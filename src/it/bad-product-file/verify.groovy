import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /pom\.xml:\d+: acme: upgrades/
assert log.contains("acme: upgrades/acme.yaml:4:5: 'setp' is no kind of rule; did you mean 'step'?")
assert log.contains("nowhere: unknown product 'nowhere'")
assert log.contains('MojoExecutionException')
assert !new File(basedir, 'target/upgrade-guard/report.json').exists()
assert !log.contains('\tat io.github.upgradeguard')
