import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('<failon> is no parameter of this plugin; known are ')
assert !log.contains('\tat io.github.upgradeguard')
