import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def says = { module, product, element, file ->
    log =~ /(?m)^\[ERROR\] ${module}\/pom\.xml:\d+: upgrade 1 is one of other, but Maven has merged the <${element}> of an upgrade of ${product} into it \(${file}:\d+\), as both stand at the same position; write <upgrades combine\.self="override">/
}
def state = { module -> (log =~ /(?m)^\[INFO\] ${module} .*(SUCCESS|FAILURE|SKIPPED)/)[0][1] }
def report = { module -> new JsonSlurper().parse(new File(basedir, module + '/target/upgrade-guard/report.json')).upgrades }

assert says('acceptances', 'acme', 'accepted', 'pom\\.xml')
assert says('facts', 'acme', 'facts', 'pom\\.xml')
assert says('versions', 'acme', 'current', 'pom\\.xml')
// One file may hold two: the plugin's configuration comes into that of an execution.
assert says('execution', 'acme', 'accepted', 'execution/pom\\.xml')
// The parent's acceptance is one of the product that its own parent names.
assert says('grandchild/leaf', 'acme', 'accepted', 'grandchild/pom\\.xml')
assert log =~ /(?m)^\[ERROR\] named\/pom\.xml:\d+: the acceptance is one of 'other', and the upgrade one of 'acme'; move it to the upgrade of other, or correct its <product>/
['acceptances', 'facts', 'versions', 'execution', 'named', 'leaf'].each { assert state(it) == 'FAILURE' }

['merged-upgrades', 'target-alone', 'override', 'append'].each { assert state(it) == 'SUCCESS' }
assert report('.')*.verdict == ['allowed']
assert report('target-alone')*.target == ['4.11.0']
assert report('override')*.product == ['other']
assert report('append')*.product == ['acme', 'other']
