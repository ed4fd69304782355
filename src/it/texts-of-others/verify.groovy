def log = new File(basedir, 'build.log').getText('UTF-8')
def report = new File(basedir, 'target/upgrade-guard/report.json').getText('UTF-8')
def runbook = new File(basedir, 'target/upgrade-guard/runbook.md').getText('UTF-8')

[log, report, runbook].each { text ->
    assert !text.contains('geheim')
    assert text.contains('acme.example/upgrade')
}
assert log.contains('first')
assert !log.contains('##vso[')
assert !log.contains('\u001b[31m')
assert !log.contains('\u009b')
assert log.readLines().every { !it.startsWith('::') }
assert report.contains('https://acme.example/upgrade')
assert !report.contains(basedir.path)
