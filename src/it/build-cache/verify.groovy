def again = { ->
    def process = new ProcessBuilder("$mavenHome/bin/mvn", '-B', '-o', '-s', "$basedir/../interpolated-settings.xml",
            "-Dmaven.repo.local=$localRepositoryPath", "-Dmaven.build.cache.location=$basedir/cache", 'verify')
            .directory(basedir).redirectErrorStream(true).start()
    def said = process.inputStream.getText('UTF-8')
    process.waitFor()
    println said
    return said
}
def product = new File(basedir, 'upgrades/registry.yaml')

again()
def same = again()
assert same.contains('Found cached build, restoring it:build-cache')
// All else is taken from the cache, and the check runs.
assert same.count('1 upgrade checked: 1 allowed') == 2

product.append('rules: [{deny: "* -> 2.2"}]\n', 'UTF-8')
def changed = again()
assert changed.contains('is refused by name (* -> 2.2)')
assert changed.contains('BUILD FAILURE')
return true
