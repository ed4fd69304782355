import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')

def line = new File(basedir, 'pom.xml').readLines().findIndexOf { it.contains('<current>') } + 1
assert log.contains("pom.xml:${line}: <current> is '\${dtr.running}': nothing defines dtr.running")
assert !log.contains('\tat io.github.upgradeguard')
