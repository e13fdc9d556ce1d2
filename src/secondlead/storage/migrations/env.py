"""What Alembic asks for: how to run migrations. On the connection that storage/opening.py hands over, in its transaction.

Not here: the migrations (versions/).
"""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
