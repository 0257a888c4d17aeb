"""Our own small pictures: whole coordinates for SVG, text beside them in HTML, hatch and never colour alone."""
