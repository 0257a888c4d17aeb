"""The guide inside the product, the section of each page, and the first steps of each role."""
