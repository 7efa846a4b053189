<?php
// SPDX-License-Identifier: GPL-3.0-or-later

// The second look, case by case: one JSON object per line in, one per line out. The database is two lists of rows.

require __DIR__ . '/../core/port.php';
require __DIR__ . '/../core/sql.php';
require __DIR__ . '/../core/write/tables.php';
require __DIR__ . '/../shop/signature.php';
require __DIR__ . '/../shop/refused-addresses.php';
require __DIR__ . '/../shop/gate.php';

class GateDatabase
{
    public $users = array();
    public $ips = array();
    public $sessions = array();

    public function query($sql)
    {
        $rows = array();
        if (strpos($sql, '`oc_api_session`') !== false) {
            $rows = $this->sessions;
        } elseif (strpos($sql, '`oc_api_ip`') !== false) {
            $rows = $this->ips;
        } elseif (strpos($sql, '`oc_api`') !== false) {
            $rows = $this->users;
        }
        return (object) array('rows' => $rows, 'num_rows' => count($rows));
    }

    public function escape($value)
    {
        return addslashes($value);
    }
}

/** As OpenCart 4.1 cleans what it is sent. */
function cleaned($data)
{
    if (!is_array($data)) {
        return trim(htmlspecialchars((string) $data, ENT_COMPAT, 'UTF-8'));
    }
    $clean = array();
    foreach ($data as $key => $value) {
        $clean[cleaned($key)] = cleaned($value);
    }
    return $clean;
}

while (($line = fgets(STDIN)) !== false) {
    $case = json_decode($line, true);
    $told = array();
    $db = new GateDatabase();
    $db->users = $case['users'];
    $db->ips = $case['ips'];
    $db->sessions = $case['sessions'];
    $sql = new CartwrightSql($db, 'oc_');
    $gate = new CartwrightGate($sql, $case['dialect'], new CartwrightRefusedAddresses($sql));
    try {
        if ($case['dialect'] === '4.1') {
            parse_str($case['body'], $post);
            if (isset($case['get']['route'])) {
                $told['text'] = CartwrightSignature::text(cleaned($case['get']), cleaned($post), $case['server'], 'orders-desk');
            }
            $caller = $gate->signature(cleaned($case['get']), cleaned($post), $case['server'], $case['now']);
        } else {
            $caller = $gate->session($case['token'], $case['sessionApiId'], $case['ip']);
        }
        $told += array('caller' => array($caller->apiId, $caller->username, $caller->ip));
    } catch (CartwrightRefusal $refusal) {
        $told['refused'] = array($refusal->refusal, $refusal->facts['why'], $refusal->facts['ip']);
    }
    echo json_encode($told), "\n";
}
