def log = new File(basedir, 'build.log').readLines('UTF-8')
def realm = log.findIndexOf { it.contains('Populating class realm plugin>io.github.upgrade-guard') }
def jars = log.drop(realm + 1).takeWhile { it.contains('Included: ') }.collect { (it =~ /Included: [^:]+:([^:]+):/)[0][1] }

// Every jar here costs every build of every user. Maven before 3.9 adds plexus-utils by itself.
assert jars - 'plexus-utils' - 'plexus-xml' == ['upgrade-guard-maven-plugin', 'semver4j', 'snakeyaml-engine', 'gson', 'jmustache']
