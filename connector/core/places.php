<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The countries and zones a shop ships to and bills in: those that are switched on. */
class CartwrightPlaces
{
    private $sql;
    private $language;
    private $columns;

    public function __construct($sql, $language)
    {
        $this->sql = $sql;
        $this->language = $language;
        $this->columns = new CartwrightColumns($sql, array('country', 'zone'));
    }

    public function countries()
    {
        $countries = array();
        foreach ($this->sql->rows($this->countrySql(), $this->columns->has('country', 'name') ? array() : array($this->language)) as $row) {
            $countries[] = array(
                'country_id' => (int) $row['country_id'],
                'name' => (string) $row['name'],
                'iso_code_2' => (string) $row['iso_code_2'],
                'iso_code_3' => (string) $row['iso_code_3'],
                'postcode_required' => (int) $row['postcode_required'] === 1,
                'address_format' => (string) $row['format'],
            );
        }
        return $countries;
    }

    public function zones()
    {
        $isPlain = $this->columns->has('zone', 'name');
        $sql = $isPlain
            ? 'SELECT z.`zone_id`, z.`country_id`, z.`code`, z.`name` FROM {zone} z WHERE z.`status` = 1 ORDER BY z.`zone_id`'
            : 'SELECT z.`zone_id`, z.`country_id`, z.`code`, d.`name` FROM {zone} z
                LEFT JOIN {zone_description} d ON d.`zone_id` = z.`zone_id` AND d.`language_id` = # WHERE z.`status` = 1 ORDER BY z.`zone_id`';
        $zones = array();
        foreach ($this->sql->rows($sql, $isPlain ? array() : array($this->language)) as $row) {
            $zones[] = array(
                'zone_id' => (int) $row['zone_id'],
                'country_id' => (int) $row['country_id'],
                'code' => (string) $row['code'],
                'name' => (string) $row['name'],
            );
        }
        return $zones;
    }

    /** 4.0 moved the address format to a table of its own, 4.1 the name. */
    private function countrySql()
    {
        $format = $this->columns->has('country', 'address_format') ? 'c.`address_format`' : 'f.`address_format`';
        $name = $this->columns->has('country', 'name') ? 'c.`name`' : 'd.`name`';
        return 'SELECT c.`country_id`, c.`iso_code_2`, c.`iso_code_3`, c.`postcode_required`, ' . $name . ', ' . $format . ' AS `format` FROM {country} c'
            . ($name === 'd.`name`' ? ' LEFT JOIN {country_description} d ON d.`country_id` = c.`country_id` AND d.`language_id` = #' : '')
            . ($format === 'f.`address_format`' ? ' LEFT JOIN {address_format} f ON f.`address_format_id` = c.`address_format_id`' : '')
            . ' WHERE c.`status` = 1 ORDER BY c.`country_id`';
    }
}
