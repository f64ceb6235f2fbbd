"""Exported pages and stylesheets as the Nu HTML checker sees them."""
import json
import re
import shutil
import subprocess

import sites
import tools

# What the checker remarks of tags as pymdown and cmark-gfm write them, <input />, and what it does
# not know of CSS yet: container queries, which every browser has had since 2023.
KNOWN = re.compile(
    "Trailing slash on void elements has no effect"
    "|CSS: “inline-size”: Unknown dimension"
    "|CSS: “container-type”: Property “container-type” doesn't exist")
# Styles in a page, but for those that cmctl writes: the alignment of a table's cells.
STYLE = re.compile(r'<style\b|\sstyle="(?!text-align: (?:left|right|center)")[^"]*"')


def messages(*folders, errors=False):
    """What the checker, or its errors alone, say of some folders: path, line, text."""
    done = subprocess.run(
        [tools.found("java"), "-jar", tools.found("vnu.jar"), "--format", "json", "--stdout",
         "--also-check-css", "--skip-non-html", *map(str, folders)],
        capture_output=True, text=True)
    try:
        said = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError):
        return [("the checker", 0, done.stdout + done.stderr)]
    return [(one["url"].removeprefix("file:"), one.get("lastLine", 0), one["message"])
            for one in said if not KNOWN.match(one["message"])
            and not (errors and one["type"] != "error")]


def check(checks, folders, work):
    """Checks folders of exported pages in one run of the checker."""
    files = [path for folder in folders for path in folder.rglob("*")
             if path.suffix in (".html", ".css")]
    said = messages(*folders)
    for path, line, message in said:
        checks.tell(f"{path.removeprefix(str(work) + '/')}:{line}: {message}")
    faulty = {path for path, _, _ in said}
    checks.failed += len(faulty)
    checks.held += len(files) - len(faulty)
    styles = [found[0] for path in files if path.suffix == ".html"
              for found in STYLE.finditer(path.read_text(encoding="utf-8"))]
    checks.equal("styles in pages that align no cell", styles, [])
    return f"{len(files)} pages and stylesheets"


def check_reference(checks, program, work, reference):
    """A layout of others: its pages have no error that the layout alone does not have."""
    source = work / "reference-site"
    shutil.copytree(reference / "site", source)
    build = sites.exported(
        program, source, "--site", ".", "--config", str(reference / "config/en-ru.ini"))
    alone = work / "reference-layout"
    alone.mkdir()
    for page in build.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        bare = re.sub('<div class="tabbed-set.*</div>', "<p>.</p>", text, flags=re.DOTALL)
        (alone / page.name).write_text(bare, encoding="utf-8")
    own = {text for _, _, text in messages(alone, errors=True)}
    others = [f"{path}:{line}: {text}" for path, line, text in messages(build, errors=True)
              if path.endswith(".html") and text not in own]
    checks.equal("errors that are not those of the reference layout", others, [])
