"""Sites to check: made or copied, exported and served."""
import contextlib
import functools
import gzip
import http.server
import shutil
import subprocess
import threading

from tools import ROOT

# Nothing is allowed but the site's own files: no script, style or picture in a page.
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'"

FORMS = ("tabs", "pages", "both")


def made(program, folder, languages, texts, pages=("index", "second"), more="", others=None):
    """Makes a site and exports it; returns the folder of its pages."""
    for language, text in texts.items():
        (folder / "locales" / language).mkdir(parents=True)
        for page in pages:
            (folder / "locales" / language / f"{page}.md").write_text(text, encoding="utf-8")
    # A page that one language alone has.
    (folder / "locales" / languages[0] / "alone.md").write_text("# Alone\n", encoding="utf-8")
    for path, text in (others or {}).items():
        (folder / "locales" / path).write_text(text, encoding="utf-8")
    (folder / "cmctl.ini").write_text(f"[site]\nlanguages = {' '.join(languages)}\n{more}")
    return exported(program, folder)


def exported(program, folder, *options):
    """Imports a site and exports it; returns the folder of its pages."""
    for arguments in (["import", "locales", *options], ["export", "build"]):
        done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"check-site: cmctl {' '.join(arguments)} failed: {done.stderr}")
    return folder / "build"


def examples(program, work):
    """Exports the example in each form, with its own layout and with the built-in one."""
    folders = {}
    for layout in ("own", "built-in"):
        for form in FORMS:
            folder = work / f"{layout}-{form}"
            shutil.copytree(ROOT / "Examples/relay", folder)
            more = f"[site]\noutput = {form}\n"
            if layout == "built-in":
                more += "toc = yes\n"
                for name in ("page-layout.html", "cmctl.js", "main.css"):
                    (folder / name).unlink()
            ini = folder / "cmctl.ini"
            ini.write_text(ini.read_text().replace("[site]\n", more))
            folders[f"{layout}-{form}"] = exported(program, folder, "--site", ".")
    return folders


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files under a strict policy, pages compressed as servers do, and says nothing."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.translate_path(self.path)
        if not path.endswith(".html"):
            return super().do_GET()
        try:
            with open(path, "rb") as file:
                body = gzip.compress(file.read(), 6)
        except OSError:
            return self.send_error(404)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def serving(folder):
    """The address of a folder."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
