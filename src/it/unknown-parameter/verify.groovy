import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')

def line = new File(basedir, 'pom.xml').readLines().findIndexOf { it.contains('<failon>') } + 1
assert log.contains("pom.xml:${line}: <failon> is no parameter of this plugin; known are ")
assert !log.contains('\tat io.github.upgradeguard')
