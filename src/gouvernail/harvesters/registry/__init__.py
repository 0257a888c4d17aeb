"""The public registry of products: Markdown files with front matter, in a folder or a git repository.

`read` fetches files without judging them; `parse` turns them into records and troubles without touching anything.
"""
