"""The REST API and the pages: FastAPI on the loopback interface, over one ledger file."""
