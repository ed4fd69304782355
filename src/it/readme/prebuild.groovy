def readme = new File(basedir, '../../../README.md').getText('UTF-8')
def snippet = (readme =~ /(?s)```xml\n(<plugin>.*?)```/)[0][1]
def pom = new File(basedir, 'pom.xml')
pom.setText(pom.getText('UTF-8').replaceFirst('<!-- the README.*-->', java.util.regex.Matcher.quoteReplacement(snippet)), 'UTF-8')

def product = (readme =~ /(?s)```yaml\n(product: registry\n.*?)```/)[0][1]
new File(basedir, 'upgrades').mkdirs()
new File(basedir, 'upgrades/registry.yaml').setText(product, 'UTF-8')
