"""The steps of an import of the registry, one noun per file; `import_registry` puts them together."""
