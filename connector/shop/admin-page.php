<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The HTML of the connector's page, in the look of the admin it stands in: Bootstrap 3 (2.3, 3.0) or 5 (4.0, 4.1). */
class CartwrightAdminPage
{
    private $isNew;
    private $url;

    /**
     * @param bool $isNew Bootstrap 5
     * @param string $url the page's own address; its token is what OpenCart checks every post by
     */
    public function __construct($isNew, $url)
    {
        $this->isNew = $isNew;
        $this->url = $url;
    }

    /** The page around its sections. $crumbs: list of array(text, address). */
    public function frame(array $crumbs, $said, $sections)
    {
        $links = '';
        foreach ($crumbs as $crumb) {
            $links .= '<li' . ($this->isNew ? ' class="breadcrumb-item"' : '') . '><a href="' . self::text($crumb[1]) . '">' . self::text($crumb[0]) . '</a></li>';
        }
        $message = '';
        foreach ($said as $kind => $sentence) {
            $message .= '<div class="alert alert-' . self::text($kind) . '">' . self::text($sentence) . '</div>';
        }
        return '<div id="content"><div class="page-header"><div class="container-fluid"><h1>Cartwright connector</h1><ul class="breadcrumb">' . $links .
            '</ul></div></div><div class="container-fluid" id="cartwright">' . $message . $sections . '</div></div>';
    }

    /** A section: a panel in 2.3 and 3.0, a card in 4.x. */
    public function section($title, $body)
    {
        return $this->isNew
            ? '<div class="card mb-3"><div class="card-header">' . self::text($title) . '</div><div class="card-body">' . $body . '</div></div>'
            : '<div class="panel panel-default"><div class="panel-heading"><h3 class="panel-title">' . self::text($title) . '</h3></div><div class="panel-body">' . $body . '</div></div>';
    }

    /** A table; cells are HTML already. */
    public function table(array $heads, array $rows, $nothing)
    {
        $html = '<div class="table-responsive"><table class="table table-bordered table-hover"><thead><tr>';
        foreach ($heads as $head) {
            $html .= '<th>' . self::text($head) . '</th>';
        }
        $html .= '</tr></thead><tbody>';
        foreach ($rows as $row) {
            $html .= '<tr><td>' . implode('</td><td>', $row) . '</td></tr>';
        }
        if (count($rows) === 0) {
            $html .= '<tr><td colspan="' . count($heads) . '">' . self::text($nothing) . '</td></tr>';
        }
        return $html . '</tbody></table></div>';
    }

    /** A button that posts; $style: primary, danger, default. */
    public function button($label, $style, array $fields)
    {
        $html = '<form method="post" action="' . self::text($this->url) . '" style="display: inline-block; margin: 2px 8px 2px 0">';
        foreach ($fields as $name => $value) {
            $html .= '<input type="hidden" name="' . self::text($name) . '" value="' . self::text($value) . '">';
        }
        return $html . '<button type="submit" class="btn btn-sm btn-' . ($this->isNew && $style === 'default' ? 'light' : $style) . '">' . self::text($label) . '</button></form>';
    }

    /** The choice Yes or No with its Save button. */
    public function choice($label, $help, $field, $isYes)
    {
        $control = $this->isNew ? 'form-select' : 'form-control';
        return '<form method="post" action="' . self::text($this->url) . '"><input type="hidden" name="cartwright" value="' . self::text($field) . '">' .
            '<label for="cartwright-choice">' . self::text($label) . '</label><p>' . self::text($help) . '</p>' .
            '<select name="value" id="cartwright-choice" class="' . $control . '" style="width: auto; display: inline-block">' .
            '<option value="0"' . ($isYes ? '' : ' selected') . '>No</option><option value="1"' . ($isYes ? ' selected' : '') . '>Yes</option></select> ' .
            '<button type="submit" class="btn btn-primary">Save</button></form>';
    }

    /** Facts, one a line. */
    public function facts(array $facts)
    {
        $html = '<dl' . ($this->isNew ? ' class="mb-0"' : ' style="margin: 0"') . '>';
        foreach ($facts as $name => $value) {
            $html .= '<dt>' . self::text($name) . '</dt><dd>' . self::text($value) . '</dd>';
        }
        return $html . '</dl>';
    }

    /** Text as HTML. */
    public static function text($text)
    {
        return htmlspecialchars((string) $text, ENT_QUOTES, 'UTF-8');
    }
}
