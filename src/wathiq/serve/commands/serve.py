"""`wathiq serve`: the pages and the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from wathiq.serve.options import DEFAULT_LEDGER, LedgerPath, VoteFiles

if TYPE_CHECKING:
    import socket

Host = Annotated[str, typer.Option(help="The address to listen on; any other than the loopback one needs a token.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")]
ReadOnly = Annotated[bool, typer.Option("--read-only", help="Refuse everything that would change the ledger.")]
Token = Annotated[str | None, typer.Option(envvar="WATHIQ_TOKEN", help="What every request must bear.")]
Language = Annotated[str, typer.Option(help="The language of the pages for readers who ask for none: en or ar.")]


_WAITING = 128  # connections that may wait until the server answers: its address is told a moment before


def serve(
    *,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    read_only: ReadOnly = False,
    token: Token = None,
    language: Language = "en",
    votes: VoteFiles = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Serve pages and a REST API on this machine.

    Nothing is loaded from elsewhere. The description of the API stands under /api/openapi.json.
    """
    import uvicorn

    from wathiq.errors import UsageError
    from wathiq.ledger import Ledger
    from wathiq.serve.localise import localiser
    from wathiq.serve.output import one_line
    from wathiq.serve.web.app import application
    from wathiq.serve.web.safety import is_loopback
    from wathiq.serve.web.settings import Settings

    localiser(language)  # a language without labels is wrong usage, and is told before anything starts
    if not token and not is_loopback(host):
        raise UsageError(f"the address {host}", "is open to others", "set --token or WATHIQ_TOKEN, or listen on 127.0.0.1")
    Ledger(ledger, create=False, read_only=read_only).close()  # one that cannot be opened is told here, in one line
    app = application(Settings(ledger, read_only, token, language, tuple(votes or ())))  # so is a file that holds no votes
    listening = _listening(host, port)
    shown = f"[{host}]" if ":" in host else host
    one_line(f"http://{shown}:{listening.getsockname()[1]} serves {ledger}; end it with Ctrl-C")
    config = uvicorn.Config(app, log_level="warning", server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens; UsageError when the port is taken or the address is not this machine's."""
    import socket

    from wathiq.errors import UsageError

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends at once only on sockets that say they are TCP; else each answer waits 40 ms for the reader's acknowledgement
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(_WAITING)
    except OSError as error:
        made.close()
        raise UsageError(
            f"{host}:{port}", f"cannot be listened on ({error.strerror})", "choose another --port, or 0"
        ) from error
    return made
