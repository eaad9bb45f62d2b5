{{/*
An Ingress of one service at path / of each of `hosts`. `ingress` has className, annotations and tls.enabled, tls.secretName (default:
<object>-tls); `service` and `port` (a port's name) are what it leads to. Takes besides what common.metadata takes.
Usage: {{ include "common.ingress" (dict "context" $ "object" "api" "component" "api" "ingress" .Values.api.ingress
            "hosts" .Values.api.ingress.hosts "service" "api" "port" "http") }}
*/}}
{{- define "common.ingress" -}}
{{- $root := . -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  {{- include "common.metadata" (set (omit . "annotations") "annotations" .ingress.annotations) | nindent 2 }}
spec:
  {{- with .ingress.className }}
  ingressClassName: {{ . }}
  {{- end }}
  {{- if .ingress.tls.enabled }}
  tls:
    - secretName: {{ .ingress.tls.secretName | default (include "common.names.cut" (dict "name" .object "suffix" "-tls")) }}
      hosts:
        {{- toYaml .hosts | nindent 8 }}
  {{- end }}
  rules:
    {{- range .hosts }}
    - host: {{ . | quote }}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: {{ $root.service }}
                port:
                  name: {{ $root.port }}
    {{- end }}
{{- end -}}
