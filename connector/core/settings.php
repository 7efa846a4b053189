<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The shop's own settings, those of its first storefront; asked once. */
class CartwrightSettings
{
    private $values = array();

    public function __construct($sql)
    {
        $names = array(
            'config_name', 'config_url', 'config_ssl', 'config_secure', 'config_currency', 'config_language', 'config_language_catalog',
            'config_customer_group_id', 'config_processing_status', 'config_complete_status',
        );
        $marks = implode(', ', array_fill(0, count($names), '?'));
        foreach ($sql->rows("SELECT `key`, `value` FROM {setting} WHERE `store_id` = 0 AND `key` IN ($marks)", $names) as $row) {
            $this->values[$row['key']] = (string) $row['value'];
        }
    }

    public function text($name)
    {
        return isset($this->values[$name]) ? $this->values[$name] : '';
    }

    /** The ids of a list, whether it is stored as JSON or in PHP's own notation. */
    public function ids($name)
    {
        $text = $this->text($name);
        $list = json_decode($text, true);
        if (!is_array($list)) {
            // PHP's notation is read, not brought to life: a:2:{i:0;s:1:"5";i:1;i:3;}
            preg_match_all('/i:\d+;(?:s:\d+:"(\d+)"|i:(\d+));/', $text, $found, PREG_SET_ORDER);
            $list = array();
            foreach ($found as $match) {
                $list[] = isset($match[2]) ? $match[2] : $match[1];
            }
        }
        $ids = array();
        foreach ($list as $id) {
            if (is_scalar($id)) {
                $ids[] = (int) $id;
            }
        }
        return $ids;
    }

    /** The code of the language the storefront opens in; 4.1 has it under another name. */
    public function languageCode()
    {
        $code = $this->text('config_language_catalog');
        return $code !== '' ? $code : $this->text('config_language');
    }

    /** The id of that language; the first one's where the setting names none that is there. */
    public function languageId($sql)
    {
        $row = $sql->row('SELECT `language_id` FROM {language} ORDER BY (`code` = ?) DESC, `language_id` LIMIT 1', array($this->languageCode()));
        return $row === null ? 0 : (int) $row['language_id'];
    }
}
